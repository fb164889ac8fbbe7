"""What the training of both networks shares (``extractors.marks.training``, ``extractors.handwriting.learning``).

``ahead``: lessons are drawn in processes of their own while others are learnt from; ``pace``: how large the steps are;
``teaching``: the command and its steps; ``layers``: what the networks are built of; ``onnx_file``: the result as OpenCV
reads it. Only for training: the product imports none of it. Needs torch and onnx, which the product does not:
``pip install torch onnx numpy opencv-python-headless pillow``.
"""
